/* Makes every sync of a file take longer, as on a slow disk: SYNC_DELAY_MS milliseconds each. For LD_PRELOAD; see system.mjs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void slow(void) {
  static long ms = -1;
  if (ms < 0) ms = getenv("SYNC_DELAY_MS") ? atol(getenv("SYNC_DELAY_MS")) : 0;
  struct timespec pause = {ms / 1000, (ms % 1000) * 1000000};
  nanosleep(&pause, 0);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  slow();
  return real(file);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  slow();
  return real(file);
}
