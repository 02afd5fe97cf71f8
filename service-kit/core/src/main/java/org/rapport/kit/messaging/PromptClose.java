package org.rapport.kit.messaging;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Closes a consumer that waits long for what comes next. By itself it would wait for the fetch under way as well, which a
 * broker holds back as long as nothing comes ({@code fetch.max.wait.ms}): each stop would take as long.
 */
public record PromptClose(Consumer<?, ?> consumer) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(PATIENCE));
    }
}
