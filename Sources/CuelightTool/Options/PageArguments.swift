import ArgumentParser
import Cuelight
import Foundation

/// What a preview is written to for a browser: a page, or a picture.
struct PageArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a page for a browser: to listen, to look at what is in doubt, to judge and to move "
        + "cues.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var page: String?

  @Flag(help: "Put the recording into the page, which then is one file and as large.")
  var embed = false

  @Option(
    help: ArgumentHelp(
      "Write a picture of the stretch from --at on, or of the first half minute, as SVG.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var picture: String?

  /// Whether there is anything to write.
  var isAsked: Bool { page != nil || picture != nil }

  /// From what size on the recording in a page is worth a word, in bytes.
  private static let large = 64 << 20

  func validate() throws {
    if page == "" || picture == "" { throw ValidationError("A file's name is empty.") }
    if embed, page == nil { throw ValidationError("--embed is for a page: name one with --page.") }
    if let page, page == picture {
      throw ValidationError("\(page): is named as the page and as the picture.")
    }
  }

  /// Makes sure that what is asked for can be written.
  func check(inputs: [String]) throws {
    try Outputs.check([page, picture].compactMap(\.self), inputs: inputs)
    if embed, inputs.first == "-" {
      throw CommandFailure(
        .usage, "a recording on standard input cannot be put into a page: name its file")
    }
  }

  /// Writes what is asked for.
  ///
  /// - Parameters:
  ///   - preview: The recording and its subtitles.
  ///   - media: The recording's path.
  ///   - stretch: What a picture shows.
  ///   - quiet: Whether nothing but errors is said.
  /// - Throws: `CommandFailure` where the recording cannot be read, or something cannot be written.
  func write(_ preview: Preview, of media: String, stretch: TimeRange?, quiet: Bool) throws {
    var products: [(path: String, bytes: [UInt8])] = []
    if let page {
      let recording = try recording(media, for: page, quiet: quiet)
      let name = media == "-" ? "the recording" : URL(filePath: media).lastPathComponent
      let input = PageInput(preview, name: name, recording: recording)
      products.append((page, try Page(input).html()))
    }
    if let picture {
      let end = min(MediaTime.seconds(30), preview.input.duration)
      let layout = PictureLayout(range: stretch ?? .zero..<end)
      products.append((picture, Picture(preview.input, layout: layout).svg()))
    }
    try Outputs.write(products)
  }

  private func recording(_ media: String, for page: String, quiet: Bool) throws -> PageRecording {
    if media == "-" {
      if !quiet {
        Console.say("note: the page plays nothing: the recording came on standard input")
      }
      return .none
    }
    guard embed else {
      let folder =
        page == "-"
        ? FileManager.default.currentDirectoryPath
        : URL(filePath: page).deletingLastPathComponent().path(percentEncoded: false)
      return .reference(
        PageReference.url(of: URL(filePath: media).path(percentEncoded: false), from: folder))
    }
    let bytes = try Inputs.read(media, as: "recording for a page", limit: Page.largestEmbedded)
    if bytes.count >= Self.large, !quiet {
      Console.say(
        "note: with the recording in it the page has \(bytes.count / 3 * 4 >> 20) MB, which takes "
          + "a browser a while; without --embed it refers to the file")
    }
    return .embedded(bytes, type: MediaType.of(fileExtension: URL(filePath: media).pathExtension))
  }
}

/// What browsers call the formats that they may know.
private enum MediaType {
  static func of(fileExtension: String) -> String {
    switch fileExtension.lowercased() {
    case "mp3": "audio/mpeg"
    case "m4a", "m4b": "audio/mp4"
    case "aac": "audio/aac"
    case "ogg", "oga", "opus": "audio/ogg"
    case "flac": "audio/flac"
    case "wav": "audio/wav"
    case "mp4", "m4v", "mov": "video/mp4"
    case "webm", "mkv": "video/webm"
    case "ogv": "video/ogg"
    default: "application/octet-stream"
    }
  }
}
