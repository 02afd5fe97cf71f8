package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.doctor.Doctor;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.process.Ports;

class ExaminationsTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void findThatNothingRuns() {
        assertThat(examine(folder.resolve("home"))).isPositive();

        assertThat(told)
                .contains("wrong   nothing runs; ./crm up starts all", "unseen  clock: PostgreSQL does not answer")
                .allMatch(line -> line.matches("(ok|wrong|unseen) .*"));
    }

    @Test
    void tellOfAFolderThatIsNotOurs() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "mine");

        assertThat(examine(folder)).isOne();

        assertThat(told).last().asString().contains(folder + " is no folder of ours", "CRM_HOME");
        assertThat(folder.resolve("secrets")).doesNotExist();
    }

    private int examine(Path home) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, Ports.free());
        }
        return new Doctor(
                        Examinations.of(new Settings(folder.resolve("root"), home, ports, KafkaSecurity.PLAINTEXT)),
                        told::add)
                .examine();
    }
}
