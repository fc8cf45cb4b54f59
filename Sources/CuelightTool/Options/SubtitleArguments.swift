import ArgumentParser
import Cuelight
import Foundation

/// Subtitles to look at, or a transcript to make them from: told apart by what they hold.
struct SubtitleArguments: ParsableArguments {
  @OptionGroup var trackArguments: TrackArguments

  @Option(
    help: ArgumentHelp(
      "The language of a transcript, such as zh or pt-BR. (default: guessed)", valueName: "tag"),
    transform: LanguageTag.checked)
  var language: String?

  @Option(
    help: ArgumentHelp(
      "What generate --report told of the subtitles: how sure each turn is.", valueName: "file"),
    completion: .file())
  var report: String?

  /// What a file of text turned out to hold.
  enum Content {
    case track(SubtitleTrack)
    case transcript(Transcript)
  }

  /// Reads subtitles or a transcript.
  func read(_ path: String) throws(CommandFailure) -> Content {
    let bytes = try Inputs.read(
      path, as: "subtitle file or transcript", limit: SubtitleFile.largestSize)
    let name = Inputs.name(path)
    do {
      let file = try SubtitleFile(
        parsing: bytes, fileExtension: URL(filePath: path).pathExtension,
        as: trackArguments.from?.format, encoding: trackArguments.encoding)
      return .track(file.track)
    } catch let error as SubtitleParseError where error.isOfNoFormat {
      var options = TranscriptOptions()
      options.language = language
      options.encoding = trackArguments.encoding
      do throws(TranscriptError) {
        return .transcript(try Transcript(parsing: bytes, options: options))
      } catch {
        throw CommandFailure(.badData, "\(name): \(error.description.asClause)")
      }
    } catch {
      throw TrackArguments.failure(error, reading: path)
    }
  }

  /// Reads the report, where there is one.
  func readReport() throws(CommandFailure) -> GenerationReport? {
    guard let report else { return nil }
    let bytes = try Inputs.read(report, as: "report", limit: GenerationReport.largestSize)
    do {
      return try GenerationReport(parsing: bytes)
    } catch {
      throw CommandFailure(.badData, "\(Inputs.name(report)): \(error)")
    }
  }
}
