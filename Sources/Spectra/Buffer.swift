internal import CFFmpeg

/// Floats at an address as the processor's widest instructions want it.
@safe
struct Buffer: ~Copyable {
  let start: UnsafeMutablePointer<Float>

  init(count: Int) throws(SpectrumError) {
    guard let memory = unsafe av_calloc(count, MemoryLayout<Float>.stride) else {
      throw .unavailable
    }
    unsafe start = memory.bindMemory(to: Float.self, capacity: count)
  }

  deinit { unsafe av_free(start) }
}
