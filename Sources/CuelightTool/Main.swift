@main
enum Main {
  static func main() { Interruption.watch { await Console.run() } }
}
