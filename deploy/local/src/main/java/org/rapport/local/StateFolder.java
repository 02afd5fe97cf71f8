package org.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rapport.local.doctor.Examination;
import org.rapport.local.doctor.Finding;

/**
 * Whether the folder of the state is ours and can be written.
 *
 * @param refusal why the stack could not be opened there; empty when it could
 */
record StateFolder(Path folder, String refusal) implements Examination {

    @Override
    public String subject() {
        return "the state's folder " + folder;
    }

    @Override
    public List<Finding> findings() {
        if (!refusal.isEmpty()) {
            return List.of(new Finding(refusal, "set CRM_HOME to another one"));
        }
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ""));
            return List.of();
        } catch (IOException e) {
            return List.of(new Finding(
                    "the folder " + folder + " cannot be written: " + e, "give it to this user, or set CRM_HOME"));
        }
    }
}
