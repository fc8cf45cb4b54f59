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

// Values that FFmpeg's headers give as macros which Swift cannot import.

/// No more packets, or no more frames.
static const int CUELIGHT_AVERROR_EOF = AVERROR_EOF;
/// The decoder wants input before it can give output, or the other way round.
static const int CUELIGHT_AVERROR_EAGAIN = AVERROR(EAGAIN);
/// Reading failed.
static const int CUELIGHT_AVERROR_EIO = AVERROR(EIO);
/// Not allowed.
static const int CUELIGHT_AVERROR_EACCES = AVERROR(EACCES);
/// There is no such file.
static const int CUELIGHT_AVERROR_ENOENT = AVERROR(ENOENT);
/// Out of memory.
static const int CUELIGHT_AVERROR_ENOMEM = AVERROR(ENOMEM);
/// The bytes are not what the format says they are.
static const int CUELIGHT_AVERROR_INVALIDDATA = AVERROR_INVALIDDATA;
/// A packet or frame without a timestamp.
static const int64_t CUELIGHT_NOPTS = AV_NOPTS_VALUE;

#endif
