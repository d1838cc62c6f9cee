/** Events from Kafka topics into the tracker: {@link org.attributionj.kafka.KafkaEvents}. */
@NullMarked
package org.attributionj.kafka;

import org.jspecify.annotations.NullMarked;
