// Whoever imports Cuelight has the values that its calls take and give.
@_exported public import MediaDecoding
@_exported public import Previewing
@_exported public import Retiming
@_exported public import SpeechDetection
@_exported public import SpeechTiming
@_exported public import TimedText
@_exported public import Timeline
@_exported public import UnicodeText
