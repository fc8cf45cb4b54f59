internal import CFFmpeg
internal import RealModule

/// Power spectra of windowed stretches of samples, by libavutil's FFT.
///
/// The owner of one transform and its buffers, made once and used for every hop. It hands out no
/// pointer, so that what stands on it need not touch unsafe memory.
@safe
package struct SpectrumAnalyzer: ~Copyable {
  /// How many samples one analysis takes.
  package let windowLength: Int
  /// How many values a spectrum has: from 0 Hz to half the sample rate, both included.
  package let binCount: Int

  private let transform: Transform
  private let window: Buffer
  private let input: Buffer
  private let output: Buffer

  /// Creates an analyzer for stretches of `windowLength` samples, under a Hann window.
  ///
  /// The transform is as long as the next power of two, with zeros behind the samples. The window
  /// is scaled so that a full-scale sine has a power of 0.5 in all, as its mean square is.
  ///
  /// - Throws: `SpectrumError` where the window is empty or too long for memory.
  package init(windowLength: Int) throws(SpectrumError) {
    guard (1...1 << 20).contains(windowLength) else { throw .unusableLength(windowLength) }
    var length = 4
    while length < windowLength { length *= 2 }
    let transform = try Transform(length: length)
    let window = try Buffer(count: windowLength)
    let input = try Buffer(count: length)
    let output = try Buffer(count: length + 2)
    var energy: Float = 0
    for i in 0..<windowLength {
      let value = Float.hann(at: i, of: windowLength)
      energy += value * value
      unsafe window.start[i] = value
    }
    // Parseval: the power over both halves of the spectrum is length × Σ window² × mean square.
    let scale = (2 / (Float(length) * energy)).squareRoot()
    for i in 0..<windowLength { unsafe window.start[i] *= scale }
    self.windowLength = windowLength
    self.binCount = length / 2 + 1
    self.transform = transform
    self.window = window
    self.input = input
    self.output = output
  }

  /// Writes the power in each bin of a stretch of the samples held into `power`.
  ///
  /// Channels are averaged, each with the sign that its correlation with the strongest one has, so
  /// that opposite phases do not cancel.
  ///
  /// - Parameters:
  ///   - history: The samples.
  ///   - start: Which of the held samples is the first; `windowLength` of them must be held.
  ///   - power: Room for at least `binCount` values.
  package func analyze(
    _ history: borrowing SampleHistory, from start: Int, into power: inout [Float]
  ) {
    precondition(start >= 0 && start + windowLength <= history.count && power.count >= binCount)
    if history.channels == 1 {
      let samples = unsafe history.plane(0) + start
      for i in 0..<windowLength { unsafe input.start[i] = samples[i] * window.start[i] }
    } else {
      mix(history, from: start)
    }
    unsafe transform.run(transform.context, output.start, input.start, MemoryLayout<Float>.stride)
    unsafe power.withUnsafeMutableBufferPointer { power in
      let bins = unsafe output.start
      for k in 0..<binCount {
        let real = unsafe bins[2 * k]
        let imaginary = unsafe bins[2 * k + 1]
        unsafe power[k] = real * real + imaginary * imaginary
      }
    }
  }

  /// The channel that is louder than every other by 6 dB, or nothing where there is none.
  package func leadingChannel(_ history: borrowing SampleHistory, from start: Int) -> Int? {
    precondition(start >= 0 && start + windowLength <= history.count)
    var leading: Int?
    var (most, next): (Float, Float) = (0, 0)
    for channel in 0..<history.channels {
      let samples = unsafe history.plane(channel) + start
      let energy = unsafe product(samples, samples)
      if energy > most {
        (most, next, leading) = (energy, most, channel)
      } else {
        next = max(next, energy)
      }
    }
    return most > 4 * next ? leading : nil
  }

  /// Puts the windowed average of the channels into the input.
  private func mix(_ history: borrowing SampleHistory, from start: Int) {
    var strongest = 0
    if history.channels > 2 {
      var most: Float = -1
      for channel in 0..<history.channels {
        let samples = unsafe history.plane(channel) + start
        let energy = unsafe product(samples, samples)
        if energy > most { (most, strongest) = (energy, channel) }
      }
    }
    let reference = unsafe history.plane(strongest) + start
    let share = 1 / Float(history.channels)
    for i in 0..<windowLength { unsafe input.start[i] = reference[i] * share }
    for channel in 0..<history.channels where channel != strongest {
      let samples = unsafe history.plane(channel) + start
      let weight = unsafe product(reference, samples) < 0 ? -share : share
      for i in 0..<windowLength { unsafe input.start[i] += samples[i] * weight }
    }
    for i in 0..<windowLength { unsafe input.start[i] *= window.start[i] }
  }

  /// The scalar product of two stretches, eight sums side by side.
  private func product(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Float {
    var sums = SIMD8<Float>.zero
    var i = 0
    while i + 8 <= windowLength {
      let x = unsafe UnsafeRawPointer(a + i).loadUnaligned(as: SIMD8<Float>.self)
      let y = unsafe UnsafeRawPointer(b + i).loadUnaligned(as: SIMD8<Float>.self)
      sums += x * y
      i += 8
    }
    var sum = sums.sum()
    while i < windowLength {
      unsafe sum += a[i] * b[i]
      i += 1
    }
    return sum
  }
}

/// Why a spectrum cannot be had.
package enum SpectrumError: Error, Sendable, CustomStringConvertible {
  /// No transform has this length.
  case unusableLength(Int)
  /// The memory or the transform could not be had.
  case unavailable

  /// What happened, as a sentence.
  package var description: String {
    switch self {
    case .unusableLength(let length): "A spectrum of \(length) samples cannot be computed."
    case .unavailable: "libavutil gives no Fourier transform."
    }
  }
}

/// libavutil's real transform of one length.
@safe
struct Transform: ~Copyable {
  let context: OpaquePointer
  let run: av_tx_fn

  init(length: Int) throws(SpectrumError) {
    var context: OpaquePointer?
    var run: av_tx_fn?
    var scale: Float = 1
    let status = unsafe av_tx_init(
      &context, &run, AV_TX_FLOAT_RDFT, 0, Int32(length), &scale, 0)
    guard status >= 0, let context = unsafe context, let run = unsafe run else {
      throw .unavailable
    }
    unsafe self.context = context
    unsafe self.run = unsafe run
  }

  deinit {
    var context: OpaquePointer? = unsafe context
    unsafe av_tx_uninit(&context)
  }
}

extension Float {
  /// A value of the symmetric Hann window with so many values, none of them zero.
  fileprivate static func hann(at index: Int, of count: Int) -> Float {
    let phase = 2 * Double.pi * (Double(index) + 0.5) / Double(count)
    return Float(0.5 - 0.5 * .cos(phase))
  }
}
