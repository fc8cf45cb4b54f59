// Cuelight
