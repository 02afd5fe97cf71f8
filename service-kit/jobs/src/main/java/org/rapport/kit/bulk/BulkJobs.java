package org.rapport.kit.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rapport.kit.batch.Calls;
import org.rapport.kit.batch.OperationRefusal;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.job.JobConfig;
import org.rapport.kit.job.JobKind;
import org.rapport.kit.job.JobRecord;
import org.rapport.kit.job.JobWork;
import org.rapport.kit.job.Jobs;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.record.RecordType;

/** Jobs that do one operation of the API to each of many records, each as if it were asked for alone. */
@ApplicationScoped
public class BulkJobs implements JobKind {

    private static final String NAME = "bulk";

    private final Jobs jobs;
    private final Calls calls;
    private final Lists lists;
    private final UnitOfWork unitOfWork;
    private final JobConfig config;
    private final ObjectMapper json;

    BulkJobs(Jobs jobs, Calls calls, Lists lists, UnitOfWork unitOfWork, JobConfig config, ObjectMapper json) {
        this.jobs = jobs;
        this.calls = calls;
        this.lists = lists;
        this.unitOfWork = unitOfWork;
        this.config = config;
        this.json = json;
    }

    /**
     * Has {@code request} done.
     *
     * @param root below which its operation must be
     * @throws OperationRefusal          if the operation cannot be done to any record
     * @throws DomainException.Malformed if the records are not said in one way, or the filter is none of their list
     */
    JobRecord submit(BulkRequest request, String root) {
        RecordType<?, ?> type = calls.check(request.operation().onEach(), root, "/operation");
        var records = request.records();
        if ((records.ids() == null) == (records.filter() == null)) {
            throw new DomainException.Malformed(List.of(
                    new FieldError("/records/ids", "must be said, or a filter, and not both"),
                    new FieldError("/records/filter", "must be said, or ids, and not both")));
        }
        if (records.ids() == null) {
            new Selecting(lists, type, records).check();
        }
        return jobs.submit(NAME, request);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobWork work(UUID job, JsonNode request) {
        BulkRequest asked = read(request);
        var operation = asked.operation().onEach();
        return new BulkWork(
                job,
                operation,
                new Selecting(lists, calls.type(operation), asked.records()),
                jobs,
                calls,
                unitOfWork,
                config.records());
    }

    private BulkRequest read(JsonNode request) {
        try {
            return json.treeToValue(request, BulkRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's request cannot be read", e);
        }
    }
}
