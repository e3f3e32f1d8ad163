#include "sync/press/press.hpp"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "sync/pack/names.hpp"
#include "sync/press/mesh.hpp"

namespace monter::press {
namespace {

struct Document {
    std::string name;
    PosterDocument poster;
    pack::Faults faults;
};
struct Task {
    const Document* document = nullptr;
    const PosterView* view = nullptr;
    Bytes mesh;
    pack::Faults faults;
};

// Runs `work` for 0 … count - 1 on all cores; each number once, in any order.
template <class Work>
void on_all_cores(std::size_t count, Work work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::thread> threads;
    const std::size_t cores =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::max<std::size_t>(count, 1));
    for (std::size_t i = 1; i < cores; ++i) threads.emplace_back(run);
    run();
    for (std::thread& thread : threads) thread.join();
}

Document read_document(const pack::Source& source, const std::string& name) {
    Document document{name, {}, {}};
    const auto json = source.read(name);
    if (!json) {
        document.faults.push_back({name, 1, json.error().message, json.error().remedy});
    } else {
        document.poster = read_poster_document(name, *json, document.faults);
    }
    return document;
}

void press_one(const pack::Source& source, Task& task) {
    const PosterView& view = *task.view;
    const auto svg = source.read(view.svg);
    if (!svg) {
        task.faults.push_back(
            {task.document->name, 1,
             "poster '" + view.season + "-" + view.orientation + "': its drawing " + view.svg + " can't be read",
             "Put the drawing there, or name another"});
        return;
    }
    const Drawing drawing = read_drawing(view.svg, *svg, task.document->poster.palette.size(), task.faults);
    if (!task.faults.empty()) return;
    const auto mesh = make_mesh(drawing, view, task.document->poster.palette);
    if (mesh) {
        task.mesh = pack::to_bytes(*mesh);
        return;
    }
    const auto end = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(mesh.error().offset, 0)), svg->size());
    const auto line = 1 + std::count(svg->begin(), svg->begin() + static_cast<std::ptrdiff_t>(end), '\n');
    task.faults.push_back({view.svg, static_cast<int>(line), mesh.error().what, "Draw it more simply"});
}

}  // namespace

pack::Pressed press_posters(const pack::Source& source, const std::vector<std::string>& names) {
    std::vector<Document> documents(names.size());
    on_all_cores(names.size(), [&](std::size_t i) { documents[i] = read_document(source, names[i]); });
    std::vector<Task> tasks;
    pack::Pressed pressed;
    for (const Document& document : documents) {
        pressed.faults.insert(pressed.faults.end(), document.faults.begin(), document.faults.end());
        if (!document.faults.empty()) continue;
        for (const PosterView& view : document.poster.views) tasks.push_back({&document, &view, {}, {}});
    }
    on_all_cores(tasks.size(), [&](std::size_t i) { press_one(source, tasks[i]); });
    std::set<std::string> told;  // a drawing may serve several seasons
    for (Task& task : tasks) {
        for (pack::Fault& fault : task.faults) {
            if (told.insert(pack::to_line(fault)).second) pressed.faults.push_back(fault);
        }
        if (!task.faults.empty()) continue;
        pressed.meshes[pack::mesh_name(task.document->name, task.view->season, task.view->orientation)] =
            std::move(task.mesh);
    }
    return pressed;
}

}  // namespace monter::press
