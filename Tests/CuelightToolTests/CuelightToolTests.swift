// CuelightTool
