package org.rapport.local.doctor;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.process.Ports;

/** Asks Kafka, as who may do everything. */
abstract class KafkaExamination implements Examination {

    private final KafkaServer kafka;

    KafkaExamination(KafkaServer kafka) {
        this.kafka = kafka;
    }

    @Override
    public String obstacle() {
        return Ports.answers(kafka.port()) ? "" : "Kafka does not answer";
    }

    @Override
    public List<Finding> findings() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.impatientClient())) {
            return findings(admin);
        }
    }

    abstract List<Finding> findings(Admin admin) throws ExecutionException, InterruptedException;
}
