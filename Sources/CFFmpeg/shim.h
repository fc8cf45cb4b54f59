#ifndef CUELIGHT_CFFMPEG_SHIM_H
#define CUELIGHT_CFFMPEG_SHIM_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/tx.h>
#include <libswresample/swresample.h>

#if LIBAVCODEC_VERSION_INT < AV_VERSION_INT(59, 37, 100)
#error "Cuelight needs FFmpeg 5.1 or later (libavcodec 59.37 or later)."
#endif

#endif
