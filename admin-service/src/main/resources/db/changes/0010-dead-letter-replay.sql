--liquibase formatted sql

--changeset admin:0010-dead-letter-replay
--comment: Which dead letter was given to its consumer once more. A row never changes; whose record the event is about says event_tenant_id.
create table dead_letter_replay (
    like crm_record including all,
    letter_id        text   not null,
    topic            text   not null,
    consumer         text   not null,
    origin_topic     text   not null,
    origin_partition int    not null,
    origin_offset    bigint not null,
    event_id         uuid,
    event_type       text,
    event_subject    text,
    event_tenant_id  uuid
);
call crm_wall('dead_letter_replay');
revoke update, delete, truncate on dead_letter_replay from ${service};
--rollback drop table dead_letter_replay;
