// SpeechTiming
