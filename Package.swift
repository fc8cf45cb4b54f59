// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules; a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Searches and groupings of collections.
let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")

/// Logarithms and cosines without a platform's C library.
let real: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")

/// What the page of a preview is made of.
let pageParts = [
  "body.html", "page.css", "times.js", "data.js", "colours.js", "levels.js", "view.js", "track.js",
  "judgements.js", "exports.js", "theme.js", "facts.js", "player.js", "timeline.js", "overview.js",
  "list.js", "inspector.js", "choice.js", "review.js", "actions.js", "buttons.js", "keys.js",
  "pointer.js", "main.js",
]

// The targets stand in the order in which data flows; an arrow goes up this list only.
let package = Package(
  name: "cuelight",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Cuelight", targets: ["Cuelight"]),
    .executable(name: "cuelight", targets: ["CuelightTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CFFmpeg", pkgConfig: "libavformat",
      providers: [
        .apt(["libavformat-dev", "libavcodec-dev", "libavutil-dev", "libswresample-dev"]),
        .brew(["ffmpeg"]),
      ]),
    .systemLibrary(
      name: "ICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(
      name: "CICU", dependencies: ["ICU"],
      linkerSettings: [
        .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
      ]),

    .target(name: "Timeline", swiftSettings: strict),
    .target(name: "UnicodeText", dependencies: ["CICU", real], swiftSettings: strict),
    .target(name: "Spectra", dependencies: ["CFFmpeg", real], swiftSettings: strict),
    .target(
      name: "MediaDecoding", dependencies: ["CFFmpeg", "Timeline"], swiftSettings: strict),
    .target(
      name: "SpeechDetection", dependencies: ["Timeline", "Spectra", real], swiftSettings: strict),
    .target(
      name: "TimedText", dependencies: ["Timeline", "UnicodeText", algorithms, real],
      swiftSettings: strict),

    .target(
      name: "SpeechTiming",
      dependencies: ["Timeline", "UnicodeText", "SpeechDetection", "TimedText", algorithms, real],
      swiftSettings: strict),
    .target(
      name: "Retiming",
      dependencies: [
        "Timeline", "UnicodeText", "SpeechDetection", "TimedText", "SpeechTiming", algorithms, real,
      ],
      swiftSettings: strict),
    .target(
      name: "Previewing", dependencies: ["Timeline", "UnicodeText", algorithms],
      // In the code, so that the command is one file wherever it is put.
      resources: pageParts.map { .embedInCode("Page/Resources/\($0)") }, swiftSettings: strict),
    .target(
      name: "Cuelight",
      dependencies: [
        "Timeline", "UnicodeText", "MediaDecoding", "Spectra", "SpeechDetection", "TimedText",
        "SpeechTiming", "Retiming", "Previewing", algorithms,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "CuelightTool",
      dependencies: [
        "Cuelight", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "TimelineTests", dependencies: ["Timeline", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "UnicodeTextTests", dependencies: ["UnicodeText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MediaDecodingTests", dependencies: ["MediaDecoding", "Timeline", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SpectraTests", dependencies: ["Spectra", "TestSupport", real], swiftSettings: strict),
    .testTarget(
      name: "SpeechDetectionTests",
      dependencies: ["SpeechDetection", "Spectra", "Timeline", "TestSupport", real],
      swiftSettings: strict),
    .testTarget(
      name: "TimedTextTests",
      dependencies: ["TimedText", "Timeline", "UnicodeText", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "SpeechTimingTests",
      dependencies: ["SpeechTiming", "SpeechDetection", "TimedText", "Timeline", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RetimingTests",
      dependencies: [
        "Retiming", "SpeechDetection", "TimedText", "Timeline", "UnicodeText", "TestSupport", real,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PreviewingTests",
      dependencies: ["Previewing", "Timeline", "UnicodeText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CuelightTests", dependencies: ["Cuelight", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CuelightToolTests", dependencies: ["CuelightTool", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
