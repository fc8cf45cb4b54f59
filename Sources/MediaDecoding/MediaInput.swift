/// Where media comes from.
///
/// There is no case for an address of a network, on purpose: what a user hands in is data, and data
/// must not make us open anything else.
public enum MediaInput: Sendable, Hashable {
  /// The file at a path. What looks like an address (`http://…`) is taken as a path all the same.
  case file(String)
  /// What comes in on standard input; it can be read only once.
  case standardInput
}

extension MediaInput: CustomStringConvertible {
  /// The path, or `standard input`: how errors name it.
  public var description: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }
}

extension MediaInput {
  /// The path to open it by, however often; nothing for a pipe.
  var path: String? {
    switch self {
    case .file(let path): path
    case .standardInput: FileKind.pathOfStandardInput
    }
  }
}
