/// The latest samples of a recording, at half the rate where that is more than an analysis needs.
///
/// A sample of half the rate is the mean of four, weighted 1 : 3 : 3 : 1; at 44.1 kHz that keeps
/// 3.4 dB off 7 kHz and takes 19 dB off what would fold onto it.
@safe
package struct SampleHistory: ~Copyable {
  /// How many channels there are.
  package let channels: Int
  /// How many samples of the recording one held sample stands for: 1 or 2.
  package let stride: Int
  /// The index of the first sample held: its position in the recording divided by `stride`.
  package private(set) var start: Int64 = 0
  /// How many samples are held of each channel.
  package private(set) var count = 0

  private let capacity: Int
  private let held: Buffer
  /// The samples at the recording's own rate that the next held ones are made of.
  private let staged: Buffer
  private var stagedCount = 0
  private let stagedCapacity: Int
  private var isEmpty = true

  /// The most samples of the recording that one call appends.
  package static let mostAppended = 4096

  /// Creates a history that has room for `capacity` samples of each channel.
  package init(channels: Int, stride: Int, capacity: Int) throws(SpectrumError) {
    precondition(channels > 0 && (stride == 1 || stride == 2))
    let room = capacity + Self.mostAppended / stride + 2
    let held = try Buffer(count: channels * room)
    let staged = try Buffer(count: channels * (Self.mostAppended + 8))
    self.channels = channels
    self.stride = stride
    self.capacity = room
    self.held = held
    self.staged = staged
    stagedCapacity = Self.mostAppended + 8
  }

  /// How many more samples can be appended without letting go of some.
  package var room: Int { (capacity - count - 2) * stride }

  /// Appends samples of the recording.
  ///
  /// - Parameters:
  ///   - samples: Channel after channel.
  ///   - range: Which samples of each channel, at most `mostAppended` and `room` of them.
  ///   - position: The position in the recording of the first of them. It follows the one before;
  ///     the first time it may be any, and what came before it is taken for silence.
  package mutating func append(
    _ samples: borrowing Span<Float>, _ range: Range<Int>, at position: Int64
  ) {
    precondition(range.count <= Self.mostAppended && range.count <= room)
    let perChannel = samples.count / channels
    precondition(range.lowerBound >= 0 && range.upperBound <= perChannel)
    if isEmpty {
      isEmpty = false
      begin(at: position)
    }
    unsafe samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      for channel in 0..<channels {
        let from = unsafe base + (channel * perChannel + range.lowerBound)
        if stride == 1 {
          let to = unsafe held.start + (channel * capacity + count)
          unsafe to.update(from: from, count: range.count)
        } else {
          let to = unsafe staged.start + (channel * stagedCapacity + stagedCount)
          unsafe to.update(from: from, count: range.count)
        }
      }
    }
    if stride == 1 {
      count += range.count
    } else {
      stagedCount += range.count
      halve()
    }
  }

  /// Starts with the silence that the first held sample reaches back into.
  private mutating func begin(at position: Int64) {
    guard stride == 2 else {
      start = position
      return
    }
    // A held sample m is made of the samples from 2 m − 1 to 2 m + 2.
    start = (position + 1) / 2
    stagedCount = Int(position - (2 * start - 1))
    if stagedCount < 0 {
      start -= 1
      stagedCount += 2
    }
    for channel in 0..<channels {
      for i in 0..<stagedCount { unsafe staged.start[channel * stagedCapacity + i] = 0 }
    }
  }

  /// Makes held samples of the staged ones, as many as there are.
  private mutating func halve() {
    let made = max(0, (stagedCount - 2) / 2)
    guard made > 0 else { return }
    let left = stagedCount - 2 * made
    for channel in 0..<channels {
      let x = unsafe staged.start + channel * stagedCapacity
      let y = unsafe held.start + (channel * capacity + count)
      for i in 0..<made {
        let outer = unsafe x[2 * i] + x[2 * i + 3]
        let inner = unsafe x[2 * i + 1] + x[2 * i + 2]
        unsafe y[i] = (outer + 3 * inner) * 0.125
      }
      for i in 0..<left { unsafe x[i] = x[2 * made + i] }
    }
    stagedCount = left
    count += made
  }

  /// Lets go of the first samples held.
  package mutating func release(_ done: Int) {
    guard done > 0 else { return }
    precondition(done <= count)
    for channel in 0..<channels {
      let plane = unsafe held.start + channel * capacity
      unsafe plane.update(from: plane + done, count: count - done)
    }
    count -= done
    start += Int64(done)
  }

  /// The start of a channel.
  func plane(_ channel: Int) -> UnsafePointer<Float> {
    unsafe UnsafePointer(held.start + channel * capacity)
  }
}
