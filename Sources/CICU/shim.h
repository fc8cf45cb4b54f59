#ifndef CUELIGHT_CICU_SHIM_H
#define CUELIGHT_CICU_SHIM_H

// ICU renames its functions by version with macros, which Swift does not import; each group of
// calls that Cuelight makes has a header of inline functions without a version in their names.
#include "breaks.h"
#include "text.h"

#endif
