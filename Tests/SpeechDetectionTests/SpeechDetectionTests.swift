// SpeechDetection
