package org.rapport.gateway.health;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.rapport.kit.startup.StartCondition;

/**
 * Whether requests are welcome: from when the server listens and knows which sessions have ended until a stop begins, and
 * only while nothing is known that has to be set right first.
 */
@Singleton
public final class Lifecycle {

    private final List<StartCondition> conditions = new CopyOnWriteArrayList<>();
    private volatile boolean ready;
    private volatile List<String> reasons = List.of();

    public void begin() {
        ready = true;
    }

    public void end() {
        ready = false;
    }

    /** For those reasons requests are not welcome; for none they are. */
    public void refuse(List<String> because) {
        reasons = List.copyOf(because);
    }

    /** Requests are not welcome while it holds back. */
    public void needs(StartCondition condition) {
        conditions.add(condition);
    }

    public boolean isReady() {
        return ready && reasons().isEmpty();
    }

    /** What has to be set right. */
    public List<String> reasons() {
        return Stream.concat(
                        reasons.stream(),
                        conditions.stream()
                                .filter(StartCondition::holdsBack)
                                .map(condition -> condition.name() + ": " + condition.finding()))
                .toList();
    }

    /** What is wrong, and takes nothing away. */
    public List<StartCondition> warnings() {
        return conditions.stream()
                .filter(condition ->
                        !condition.holdsBack() && !condition.finding().isEmpty())
                .toList();
    }
}
