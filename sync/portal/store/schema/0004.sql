-- How soon a municipality's guides take up a person, in minutes of working time. '' is the region's word for all others.
CREATE TABLE promise(municipality TEXT PRIMARY KEY, minutes INTEGER NOT NULL CHECK(minutes BETWEEN 60 AND 24000)) STRICT;
