package io.authentica.train.loop;

import ai.djl.Device;
import io.authentica.train.run.CheckpointInterval;

/**
 * How a run is carried out: on a CPU, nothing of it changes the result.
 *
 * @param device where the network is
 * @param loaderThreads threads that decode images
 * @param checkpointEvery how much a killed run may lose
 * @param resumeCommand what to type to go on with a stopped run
 */
public record RunOptions(Device device, int loaderThreads, CheckpointInterval checkpointEvery, String resumeCommand) {}
