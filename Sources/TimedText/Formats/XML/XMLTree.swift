/// A file of XML as a tree, with where its elements and values stand.
package struct XMLTree {
  /// The name, without a prefix.
  package var name: String
  /// The attributes, with where each value stands.
  package var attributes: [(name: String, value: String, offset: Int)]
  /// The elements in it.
  package var children: [XMLTree]
  /// Where it begins, in bytes.
  package var offset: Int

  /// Reads a file.
  ///
  /// - Parameter bytes: UTF-8.
  /// - Throws: `SubtitleParseError` where it is not well-formed.
  package init(parsing bytes: [UInt8]) throws(SubtitleParseError) {
    let builder = XMLTreeBuilder()
    try XMLReader.read(SourceText(utf8: bytes), to: builder)
    guard let root = builder.root else { throw SubtitleParseError("has no XML element") }
    self = root
  }

  fileprivate init(_ element: XMLElement) {
    name = element.name
    attributes = element.attributes.map { ($0.name, $0.value, $0.range.lowerBound) }
    children = []
    offset = element.tag.range.lowerBound
  }

  /// What an attribute says, and where.
  package func attribute(_ name: String) -> (value: String, offset: Int)? {
    attributes.first { $0.name == name }.map { ($0.value, $0.offset) }
  }

  /// What an attribute says.
  package subscript(name: String) -> String? { attribute(name)?.value }
}

/// Builds a tree of the elements of a file.
private final class XMLTreeBuilder: XMLHandler {
  private var open: [XMLTree] = []
  private(set) var root: XMLTree?

  func open(_ element: XMLElement) throws(SubtitleParseError) { open.append(XMLTree(element)) }

  func close(at tag: Range<Int>) {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  func take(_ text: String) {}
  func takeComment(_ text: String) {}
}
