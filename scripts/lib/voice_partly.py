"""A voice for make_episode.py --backend: a Chinese transcript of a talk in two languages.

Speakers with a Mandarin voice say what the transcript has; what the others say is translated there,
and is spoken as voice_translated.py does.
"""

import voice_translated
from make_episode import espeak

# The speed that make_episode.py takes for usual, which it gives the share of.
USUAL_SPEED = 260


def synth(text, voice, speed_ratio, pitch):
    if voice.startswith("cmn"):
        return espeak(text, voice, USUAL_SPEED * speed_ratio, pitch)
    return voice_translated.synth(text, voice, speed_ratio, pitch)
