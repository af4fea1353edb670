import fc from "fast-check";

/** The same random cases on every machine; other ones with STOPGRAD_SEED, where a failure then says how to repeat it. */
fc.configureGlobal({ seed: Number(process.env.STOPGRAD_SEED ?? 1) });
