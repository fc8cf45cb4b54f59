import ArgumentParser

@main
struct CuelightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuelight", abstract: "Subtitles in time with the speech.")
}
