#ifndef CUELIGHT_CICU_TEXT_H
#define CUELIGHT_CICU_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/// The scripts that Cuelight tells apart; any other one is `ICU_SCRIPT_OTHER`.
typedef enum icu_script_code {
  ICU_SCRIPT_COMMON,
  ICU_SCRIPT_LATIN,
  ICU_SCRIPT_GREEK,
  ICU_SCRIPT_CYRILLIC,
  ICU_SCRIPT_ARMENIAN,
  ICU_SCRIPT_GEORGIAN,
  ICU_SCRIPT_HEBREW,
  ICU_SCRIPT_ARABIC,
  ICU_SCRIPT_ETHIOPIC,
  ICU_SCRIPT_DEVANAGARI,
  ICU_SCRIPT_INDIC,
  ICU_SCRIPT_THAI,
  ICU_SCRIPT_LAO,
  ICU_SCRIPT_KHMER,
  ICU_SCRIPT_MYANMAR,
  ICU_SCRIPT_HANGUL,
  ICU_SCRIPT_HIRAGANA,
  ICU_SCRIPT_KATAKANA,
  ICU_SCRIPT_HAN,
  ICU_SCRIPT_BOPOMOFO,
  ICU_SCRIPT_OTHER,
} icu_script_code;

icu_script_code icu_script(int32_t scalar);

bool icu_is_wide(int32_t scalar);

/// The first scalar of the full canonical decomposition: the letter that an accent was put on.
int32_t icu_base(int32_t scalar);

#endif
