package org.attributionj.kafka;

import java.io.Serializable;

/**
 * What was done with messages since the start. Immutable and thread-safe. Messages that came again after a failure count
 * again.
 *
 * @param messages messages that were taken from the topics and dealt with
 * @param stored events that are new in the store
 * @param duplicates events that were there already
 * @param deadLetters messages that are no events, or whose events the store refused
 * @param empty messages without a value, which say nothing of events
 * @param retries batches that were put back because the tracker or a broker failed
 */
public record KafkaEventStats(long messages, long stored, long duplicates, long deadLetters, long empty, long retries)
        implements Serializable {}
