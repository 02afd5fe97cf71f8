--liquibase formatted sql

--changeset kit:0012-scheduled-task
--comment: When which replica does what: db-scheduler's table. Of no tenant, for replicas work for all; it has ids alone.
create table scheduled_task (
    task_name            text        not null collate "C",
    task_instance        text        not null collate "C",
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text        collate "C",
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    primary key (task_name, task_instance)
);
create index scheduled_task_by_time on scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on scheduled_task (last_heartbeat);
--rollback drop table scheduled_task;

--changeset kit:0012-job
--comment: Work that takes longer than a request, and what became of it.
create table job (
    id          uuid        not null,
    tenant_id   uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    kind        text        not null collate "C",
    status      text        not null check (status in ('QUEUED', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    request     jsonb       not null,
    caller      jsonb       not null,
    request_id  text,
    bookmark    text,
    counted     boolean     not null,
    total       bigint      not null,
    succeeded   bigint      not null,
    failed      bigint      not null,
    problem     jsonb,
    created_at  timestamptz not null,
    created_by  text        not null collate "C",
    started_at  timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id)
);
create index job_by_creator on job (tenant_id, created_by, created_at, id);
create index job_unfinished on job (tenant_id, created_at) where finished_at is null;
create index job_by_end on job (tenant_id, finished_at);
call crm_wall('job');

create table job_item (
    id        uuid   not null,
    tenant_id uuid   not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    job_id    uuid   not null,
    position  bigint not null,
    record_id uuid   not null,
    failed    boolean not null,
    status    int,
    problem   jsonb,
    primary key (tenant_id, id),
    foreign key (tenant_id, job_id) references job (tenant_id, id) on delete cascade
);
create index job_item_waiting on job_item (tenant_id, job_id, position) where not failed;
create index job_item_by_position on job_item (tenant_id, job_id, position, id);
call crm_wall('job_item');
--rollback drop table job_item; drop table job;
