--liquibase formatted sql

--changeset kit:0001-kept
create table kept (id int primary key);
insert into kept (id) values (1);
--rollback drop table kept;
