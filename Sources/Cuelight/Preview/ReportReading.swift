internal import FoundationEssentials

/// Why a report cannot be used.
public enum ReportError: Error, Sendable, CustomStringConvertible {
  /// It is none, or none that this version can read.
  case unreadable(String)
  /// It is that of a recording of another length.
  case otherRecording(reported: MediaTime, actual: MediaTime)

  /// What happened, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let reason): "is no report of generate's: \(reason)"
    case .otherRecording(let reported, let actual):
      "is the report of another recording, which is \(reported) long, not \(actual)"
    }
  }
}

extension GenerationReport: Decodable {
  /// How many bytes a report may have: many times what ten hours need.
  public static let largestSize = 128 << 20

  /// Reads a report.
  ///
  /// - Throws: ``ReportError``.
  public init(parsing bytes: [UInt8]) throws(ReportError) {
    do {
      self = try JSONDecoder().decode(GenerationReport.self, from: Data(bytes))
    } catch let error as ReportError {
      throw error
    } catch let DecodingError.keyNotFound(key, _) {
      throw .unreadable("it has no \(key.stringValue)")
    } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context)
    {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw .unreadable(path.isEmpty ? "it is no object" : "\(path) is odd")
    } catch {
      throw .unreadable("it is not JSON")
    }
  }

  private enum Keys: String, CodingKey {
    case version, duration, turns, audio, findings, language, notes, warnings, damagedPackets
  }

  /// Reads what ``json()`` writes; what only tells how it came about may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    version = try container.decode(Int.self, forKey: .version)
    guard version == 1 else {
      throw ReportError.unreadable("its version is \(version), and 1 is the one that is known")
    }
    duration = try container.decode(Double.self, forKey: .duration)
    turns = try container.decode([Turn].self, forKey: .turns)
    audio = try container.decodeIfPresent([Audio].self, forKey: .audio) ?? []
    findings = try container.decodeIfPresent([Fault].self, forKey: .findings) ?? []
    language = try container.decodeIfPresent(String.self, forKey: .language) ?? "und"
    notes = try container.decodeIfPresent([String].self, forKey: .notes) ?? []
    warnings = try container.decodeIfPresent([String].self, forKey: .warnings) ?? []
    damagedPackets = try container.decodeIfPresent(Int.self, forKey: .damagedPackets) ?? 0
  }
}
