import Foundation

/// Why the operating system did not do what was asked.
struct SystemError: Error, Hashable {
  /// The number that it gave, as `errno` has it.
  let number: Int32

  /// What the last call answered.
  static var last: SystemError { SystemError(number: errno) }

  /// Whether there is nothing at a path.
  var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
}

extension SystemError: CustomStringConvertible {
  /// The reason as part of a sentence.
  var description: String {
    switch number {
    case EACCES, EPERM: return "permission denied"
    case EROFS: return "the disk is read-only"
    case ENOSPC: return "the disk is full"
    case EDQUOT: return "the disk quota is used up"
    case EFBIG: return "it is larger than a file may be here"
    case EBADF: return "it is closed"
    case ENAMETOOLONG: return "its name is too long"
    case EIO: return "the disk or device failed"
    default:
      // The C library's words, which begin with a capital as a sentence does.
      let words = unsafe String(cString: strerror(number))
      return words.prefix(1).lowercased() + words.dropFirst()
    }
  }
}

/// What a call of the C library gives, once more where a signal broke it off.
///
/// - Throws: ``SystemError`` where it answers with −1.
@discardableResult
func answer<Number: FixedWidthInteger>(of call: () -> Number) throws(SystemError) -> Number {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .last }
  }
}
