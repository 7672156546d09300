/** An installation whose compiled part was made for another Node. */
process.dlopen = () => {
  throw Object.assign(new Error("compiled against a different Node.js version"), {
    code: "ERR_DLOPEN_FAILED",
  });
};
