package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.process.Command;
import org.rapport.local.process.Part;
import org.rapport.local.process.Server;

class StopTest {

    private static final List<String> NAMES = List.of("postgres", "kafka", "mail", "keycloak", "sales", "gateway");

    @TempDir
    Path state;

    /** Who ran when the stop of a part began. */
    private final Map<String, List<String>> stillRunning = new ConcurrentHashMap<>();

    private final List<Part> parts = new ArrayList<>();

    /** A process that ends when it is told, or cannot be stopped. */
    private final class Sleeper extends Server {

        private final boolean fails;

        Sleeper(String name, boolean fails) {
            super(name, state.resolve(name));
            this.fails = fails;
        }

        @Override
        protected Command command() {
            return new Command(name(), List.of("sleep", "300"), Map.of(), state, state.resolve(name()));
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void stop() {
            if (fails && isRunning()) {
                throw new IllegalStateException("it is stuck");
            }
            if (isRunning()) {
                stillRunning.put(name(), running());
            }
            super.stop();
        }
    }

    @BeforeEach
    void start() {
        start("");
    }

    private void start(String stuck) {
        parts.clear();
        NAMES.forEach(name -> parts.add(new Sleeper(name, name.equals(stuck)).start()));
        stillRunning.clear();
    }

    @AfterEach
    void kill() {
        parts.forEach(Part::crash);
    }

    @Test
    void stopsWhatOthersNeedAfterThem() {
        Stop.run(parts, _ -> {});

        assertThat(running()).isEmpty();
        assertThat(stillRunning).containsOnlyKeys(NAMES);
        assertThat(stillRunning.get("kafka")).doesNotContain("sales", "gateway");
        assertThat(stillRunning.get("postgres")).doesNotContain("sales", "gateway", "keycloak");
    }

    @Test
    void leavesRunningWhatSomebodyNeedsWhoCannotBeStopped() {
        parts.forEach(Part::crash);
        start("sales");

        assertThatThrownBy(() -> Stop.run(parts, _ -> {})).hasMessageContaining("it is stuck");

        assertThat(running()).containsExactly("postgres", "kafka", "sales");
    }

    @Test
    void stopsThoseThatWereNamedAlone() {
        Stop.run(parts.stream().filter(part -> part.name().equals("kafka")).toList(), _ -> {});

        assertThat(running()).containsExactly("postgres", "mail", "keycloak", "sales", "gateway");
    }

    private List<String> running() {
        return parts.stream().filter(Part::isRunning).map(Part::name).toList();
    }
}
