internal import Foundation
internal import UnicodeText

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// An element of an XML file, as its reader meets it.
struct XMLElement {
  /// The URI of its namespace; empty where it has none.
  var namespace: String
  /// Its name without a prefix.
  var name: String
  /// Its attributes in the order of the file, without those that declare namespaces.
  var attributes: [XMLAttribute]
  /// The namespaces that it declares: their prefixes, empty for the default one, and their URIs.
  var declarations: [(prefix: String, uri: String)]
  /// Where it begins.
  var tag: XMLTag
}

/// An attribute of an XML element.
struct XMLAttribute {
  /// The URI of its namespace; empty where it has none.
  var namespace: String
  /// Its name without a prefix.
  var name: String
  /// What it says.
  var value: String
  /// Where in the file that stands, between the quotation marks.
  var range: Range<Int>
}

/// What takes the parts of an XML file in order.
protocol XMLHandler: AnyObject {
  /// An element begins; to throw ends the reading.
  func open(_ element: XMLElement) throws(SubtitleParseError)
  /// An element ends, with a tag or, where it is empty, at the end of the one that began it.
  func close(at tag: Range<Int>)
  /// Characters, in as many parts as there may be.
  func take(_ text: String)
  /// A comment.
  func takeComment(_ text: String)
}

/// Reads XML with Foundation's parser, and follows it through the file, so that it is known where
/// each tag and each value stands.
///
/// Nothing outside the file is looked at. What XML has for building large things out of small ones,
/// entities that a file declares, is refused, as are nesting and attributes beyond any need.
enum XMLReader {
  /// How deep elements may be nested.
  static let deepest = 100
  /// How many attributes an element may have.
  static let mostAttributes = 200
  /// The largest file: what the parser can count.
  static let largestSize = Int(Int32.max) - 1

  /// Reads a file.
  ///
  /// - Throws: `SubtitleParseError` where it is not well-formed, or as the handler throws.
  static func read(_ source: SourceText, to handler: any XMLHandler) throws(SubtitleParseError) {
    let bytes = try prepared(source)
    // From a stream it comes in small parts; a large one whole is more than the parser takes.
    let parser = XMLParser(stream: InputStream(data: Data(bytes)))
    let events = XMLEvents(source, handler)
    parser.delegate = events
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    _ = parser.parse()
    if let refusal = events.refusal { throw refusal }
    guard events.hasRoot else { throw SubtitleParseError("has no XML element") }
  }

  /// The file as the parser takes it: UTF-8 without an XML declaration, which may name the encoding
  /// that it was in before, and without a document type. All stands where it stood.
  private static func prepared(_ source: SourceText) throws(SubtitleParseError) -> [UInt8] {
    guard source.bytes.count <= largestSize else {
      throw SubtitleParseError("is larger than 2 GB, which no XML of subtitles is")
    }
    var bytes = source.bytes
    func blank(_ range: Range<Int>) {
      for index in range where !bytes[index].isSpace { bytes[index] = 0x20 }
    }
    blank(0..<source.start)
    var scanner = XMLTagScanner(source.bytes, at: source.start)
    var depth = 0
    while let markup = scanner.next() {
      switch markup {
      case .instruction(let range):
        if depth == 0 { blank(range) }
      case .documentType(let range, let hasDeclarations):
        guard !hasDeclarations else {
          throw refusal(
            at: range.lowerBound, in: source,
            "the document type declares entities or the like, which Cuelight does not read")
        }
        blank(range)
      case .tag(let tag):
        guard tag.attributes.count <= mostAttributes else {
          throw refusal(
            at: tag.range.lowerBound, in: source,
            "an element has more than \(mostAttributes) attributes")
        }
        if tag.isStart, !tag.isEmpty { depth += 1 } else if !tag.isStart { depth -= 1 }
        guard depth <= deepest else {
          throw refusal(
            at: tag.range.lowerBound, in: source, "elements are nested more than \(deepest) deep")
        }
      case .other: break
      }
    }
    // Where things stand is told by the file, so that here malformed bytes may become longer.
    return TextDecoder.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  static func refusal(
    at offset: Int, in source: SourceText, _ message: String
  ) -> SubtitleParseError {
    let before = source.bytes[..<offset]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? source.start
    return SubtitleParseError(
      line: before.count { $0 == 0x0A } + 1, column: max(0, offset - start) + 1, message)
  }
}

/// What Foundation's parser tells, with where in the file it is.
private final class XMLEvents: NSObject, XMLParserDelegate {
  private let source: SourceText
  private let handler: any XMLHandler
  private var scanner: XMLTagScanner
  /// The namespaces that are declared by the elements that are open.
  private var namespaces: [[(prefix: String, uri: String)]] = []
  /// Where the elements that are open and have no content end.
  private var emptyEnds: [Range<Int>?] = []
  private(set) var hasRoot = false
  private(set) var refusal: SubtitleParseError?

  init(_ source: SourceText, _ handler: any XMLHandler) {
    self.source = source
    self.handler = handler
    scanner = XMLTagScanner(source.bytes, at: source.start)
  }

  private func refuse(_ error: SubtitleParseError, _ parser: XMLParser) {
    refusal = refusal ?? error
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes values: [String: String]
  ) {
    guard refusal == nil else { return }
    let qualified = qualifiedName ?? name
    guard let tag = scanner.nextTag(), tag.isStart, source.string(tag.name) == qualified else {
      return refuse(XMLReader.refusal(at: scanner.position, in: source, Self.malformed), parser)
    }
    hasRoot = true
    var element = XMLElement(
      namespace: namespaceURI ?? "", name: name, attributes: [], declarations: [], tag: tag)
    for attribute in tag.attributes where bytes(attribute.name).begins(with: "xmlns") {
      let name = source.string(attribute.name)
      guard name.utf8.count == 5 || name.hasPrefix("xmlns:") else { continue }
      element.declarations.append((String(name.dropFirst(6)), source.string(attribute.value)))
    }
    namespaces.append(element.declarations)
    for attribute in tag.attributes {
      let name = source.string(attribute.name)
      guard name != "xmlns", !name.hasPrefix("xmlns:") else { continue }
      let colon = name.firstIndex(of: ":")
      element.attributes.append(
        XMLAttribute(
          namespace: colon.map { uri(of: name[..<$0]) } ?? "",
          name: colon.map { String(name[name.index(after: $0)...]) } ?? name,
          value: values[name] ?? source.string(attribute.value), range: attribute.value))
    }
    emptyEnds.append(tag.isEmpty ? tag.range.upperBound..<tag.range.upperBound : nil)
    do throws(SubtitleParseError) {
      try handler.open(element)
    } catch {
      refuse(error, parser)
    }
  }

  private static let malformed = "the XML is not well-formed"

  private func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { source.bytes[range] }

  private func uri(of prefix: Substring) -> String {
    if prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    for declarations in namespaces.reversed() {
      if let found = declarations.first(where: { $0.prefix == prefix }) { return found.uri }
    }
    return ""
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard refusal == nil, let empty = emptyEnds.popLast() else { return }
    namespaces.removeLast()
    if let empty { return handler.close(at: empty) }
    guard let tag = scanner.nextTag(), !tag.isStart else {
      return refuse(XMLReader.refusal(at: scanner.position, in: source, Self.malformed), parser)
    }
    handler.close(at: tag.range)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if refusal == nil { handler.take(string) }
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    if refusal == nil { handler.take(String(decoding: data, as: UTF8.self)) }
  }

  func parser(_ parser: XMLParser, foundComment comment: String) {
    if refusal == nil { handler.takeComment(comment) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    // Foundation tells that it was told to stop in the same way.
    guard refusal == nil else { return }
    let (line, column) = (max(1, parser.lineNumber), max(1, parser.columnNumber))
    refuse(
      SubtitleParseError(
        line: line, column: column, Self.message(for: (error as NSError).code)), parser)
  }

  /// What is wrong, by the number that the parser gives the error (`XMLParser.ErrorCode`).
  private static func message(for code: Int) -> String {
    switch code {
    case 9: "a character, or a byte that is no UTF-8, that XML cannot have"
    case 26: "an entity that XML does not have; write its number, such as &#233;"
    case 68: "an ampersand or “<” that begins nothing; write &amp; or &lt;"
    case 76: "an element is closed that is not the last one opened"
    case 5, 4, 3: "the XML ends too early, or goes on behind its end"
    case 42: "an attribute is there twice"
    case 201: "a prefix that is not declared; add its xmlns to the first element"
    default: malformed
    }
  }
}
