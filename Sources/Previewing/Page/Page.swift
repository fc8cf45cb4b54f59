internal import FoundationEssentials
internal import UnicodeText

/// A recording and its subtitles as a page for a browser: one file, which asks nothing of the
/// network, to listen to the subtitles, to look at the doubtful ones first, to judge and to move
/// them.
///
///     let page = Page(input)
///     try Data(page.html()).write(to: URL(filePath: "talk.html"))
///
/// The page may run its own script only, which its Content-Security-Policy names by its digest, and
/// may load nothing but the recording. What it was given stands in it as JSON and becomes text of
/// elements.
public struct Page: Sendable {
  /// The largest recording that a page may hold, in bytes: its letters are one string in the
  /// browser, and no browser has one of more than half a billion.
  public static let largestEmbedded = 384 << 20

  private let input: PageInput

  /// Prepares a page.
  public init(_ input: PageInput) { self.input = input }

  /// The page.
  ///
  /// - Complexity: O(*n*) in the length of the recording and of the text.
  public func html() throws -> [UInt8] {
    var page = Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(input.title.escapedForMarkup)</title>
      <link rel="icon" href="data:,">
      <style>
      """.utf8)
    page += Self.style
    page += "</style>\n</head>\n<body>\n".utf8
    page += PackageResources.body_html
    append(try PageData(input).json(), to: &page, "id=\"page-data\" type=\"application/json\"")
    append(PageData.letters(of: input.levels), to: &page, "id=\"level-data\" type=\"text/plain\"")
    if case .embedded(let bytes, let type) = input.recording {
      append(
        Array(Data(bytes).base64EncodedData()), to: &page,
        "id=\"recording-data\" type=\"text/plain\" data-type=\"\(type.escapedForMarkup)\"")
    }
    append(Self.script, to: &page, "")
    page += "</body>\n</html>\n".utf8
    return page
  }

  private func append(_ text: [UInt8], to page: inout [UInt8], _ attributes: String) {
    page += "<script\(attributes.isEmpty ? "" : " ")\(attributes)>".utf8
    page += text
    page += "</script>\n".utf8
  }

  /// What the page may do: nothing but what is named.
  private var policy: String {
    let media = if case .reference = input.recording { "'self' file: blob:" } else { "blob:" }
    return [
      "default-src 'none'", "script-src '\(Self.digest(of: Self.script))'",
      "style-src '\(Self.digest(of: Self.style))'", "media-src \(media)", "img-src data:",
      "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }

  private static func digest(of text: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(text)
    return "sha256-" + Data(hash.digest).base64EncodedString()
  }

  private static let style = Array("\n".utf8) + PackageResources.page_css

  /// The parts of the script, those that others use first.
  private static let script: [UInt8] = {
    let parts = [
      PackageResources.times_js, PackageResources.data_js, PackageResources.colours_js,
      PackageResources.levels_js, PackageResources.view_js, PackageResources.track_js,
      PackageResources.judgements_js, PackageResources.exports_js, PackageResources.player_js,
      PackageResources.timeline_js, PackageResources.overview_js, PackageResources.list_js,
      PackageResources.inspector_js, PackageResources.choice_js, PackageResources.theme_js,
      PackageResources.facts_js, PackageResources.review_js, PackageResources.actions_js,
      PackageResources.buttons_js, PackageResources.keys_js, PackageResources.pointer_js,
      PackageResources.main_js,
    ]
    return Array("\n\"use strict\";\n(() => {\n".utf8)
      + parts.joined(separator: Array("\n".utf8)) + Array("})();\n".utf8)
  }()
}
