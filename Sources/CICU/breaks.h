#ifndef CUELIGHT_CICU_BREAKS_H
#define CUELIGHT_CICU_BREAKS_H

#include <unicode/ubrk.h>

#endif
