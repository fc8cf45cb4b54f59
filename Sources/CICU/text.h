#ifndef CUELIGHT_CICU_TEXT_H
#define CUELIGHT_CICU_TEXT_H

#include <unicode/ucnv.h>

#endif
