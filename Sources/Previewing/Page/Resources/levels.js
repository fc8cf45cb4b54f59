// How loud the recording is, at every scale: each layer has a quarter of the values of the one
// before, so that what is drawn never depends on the length of the recording.

class LevelPyramid {
  /** Takes levels from 0 to 63, one for every `hop` seconds. */
  constructor(levels, hop) {
    this.layers = [{ hop, peaks: levels, means: levels }];
    for (;;) {
      const { hop: finer, peaks, means } = this.layers[this.layers.length - 1];
      if (peaks.length <= 1024) break;
      this.layers.push({ hop: finer * 4, ...LevelPyramid.coarser(peaks, means) });
    }
    [this.floor, this.ceiling] = LevelPyramid.bounds(levels);
  }

  static coarser(peaks, means) {
    const count = Math.ceil(peaks.length / 4);
    const highest = new Uint8Array(count);
    const middle = new Uint8Array(count);
    // Millions of them: the loop is as plain as can be, and what the last four lack is what the last
    // one is.
    const last = peaks.length - 1;
    for (let index = 0, k = 0; index < count; index += 1, k += 4) {
      const b = k + 1 < last ? k + 1 : last;
      const c = k + 2 < last ? k + 2 : last;
      const d = k + 3 < last ? k + 3 : last;
      highest[index] = Math.max(peaks[k], peaks[b], peaks[c], peaks[d]);
      middle[index] = (means[k] + means[b] + means[c] + means[d] + 2) >> 2;
    }
    return { peaks: highest, means: middle };
  }

  /** Between what levels the recording moves: drawings go from the one to the other. */
  static bounds(levels) {
    const counts = new Uint32Array(64);
    for (let index = 0; index < levels.length; index += 1) counts[levels[index]] += 1;
    const quantile = (share) => {
      let left = levels.length * share;
      return counts.findIndex((count) => (left -= count) <= 0);
    };
    const floor = Math.max(0, quantile(0.05) - 1);
    return [floor, Math.max(quantile(0.999), floor + 12)];
  }

  /** Calls `draw` with the number of each column and the mean and the peak in it, from 0 to 1. */
  forEachColumn(start, secondsPerColumn, columns, draw) {
    let layer = this.layers[0];
    for (const coarser of this.layers) if (coarser.hop <= secondsPerColumn) layer = coarser;
    const height = (level) =>
      Math.min(Math.max((level - this.floor) / (this.ceiling - this.floor), 0), 1);
    for (let column = 0; column < columns; column += 1) {
      const from = (start + column * secondsPerColumn) / layer.hop;
      const first = Math.floor(from);
      const end = Math.max(Math.ceil(from + secondsPerColumn / layer.hop - 0.5), first + 1);
      if (end <= 0 || first >= layer.peaks.length) continue;
      let peak = 0;
      let sum = 0;
      let count = 0;
      for (let k = Math.max(first, 0); k < Math.min(end, layer.peaks.length); k += 1) {
        if (layer.peaks[k] > peak) peak = layer.peaks[k];
        sum += layer.means[k];
        count += 1;
      }
      if (count > 0) draw(column, height(sum / count), height(peak));
    }
  }
}
