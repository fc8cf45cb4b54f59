// TimedText
