package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderRuleTest {

    @TempDir
    private Path folder;

    @Test
    void takesOneThatHasRoomAndLeavesNothingThere() throws IOException {
        assertThat(new TemporaryFolderRule(folder).findings()).isEmpty();

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void namesOneThatIsNotThere() {
        var nowhere = folder.resolve("nowhere");

        assertThat(new TemporaryFolderRule(nowhere).findings())
                .singleElement()
                .asString()
                .startsWith("The folder for temporary files, " + nowhere + ", cannot be written")
                .contains("MiB of room", "-Djava.io.tmpdir=");
    }

    @Test
    void namesOneThatIsFull() {
        assertThat(new TemporaryFolderRule(folder).findings(Path.of("/dev/full")))
                .singleElement()
                .asString()
                .startsWith(
                        "The folder for temporary files, " + folder + ", cannot be written (No space left on device)");
    }
}
