// Times: whole milliseconds for cues, seconds for the recording.

/** Hours, minutes, seconds and milliseconds, as files have them. */
function timestamp(milliseconds, point = ".") {
  const value = Math.max(0, Math.round(milliseconds));
  const pad = (number, width) => String(number).padStart(width, "0");
  const hours = Math.floor(value / 3600000);
  const minutes = Math.floor(value / 60000) % 60;
  const seconds = Math.floor(value / 1000) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${point}${pad(value % 1000, 3)}`;
}

/** A time as short as it can be read: 3:07, 1:02:03, with so many decimals. */
function clock(seconds, decimals = 0) {
  const unit = 10 ** decimals;
  const value = Math.floor(Math.max(0, seconds) * unit + 1e-6);
  const whole = Math.floor(value / unit);
  const hours = Math.floor(whole / 3600);
  const pad = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  const start = hours > 0 ? `${hours}:${pad(minutes)}` : `${minutes}`;
  const rest = decimals > 0 ? "." + String(value % unit).padStart(decimals, "0") : "";
  return `${start}:${pad(whole % 60)}${rest}`;
}

/** The first index of an ascending list from which something holds. */
function firstIndex(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle; else low = middle + 1;
  }
  return low;
}
